/**
 * Describes a kind of record: its table, its columns and its checks. {@link
 * io.sluice.transforms.record.RecordModel} is the interface to implement.
 */
package io.sluice.transforms.record;
