/**
 * What Sluice must know of one kind of record, and nothing of files, runners or servers.
 *
 * <p>{@link io.sluice.transforms.record.RecordModel} is the one interface to implement for a second
 * kind of record; the other types here are the words it is written in.
 */
package io.sluice.transforms.record;
