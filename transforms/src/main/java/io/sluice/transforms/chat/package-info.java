/**
 * Defines chat messages: the record and its {@link io.sluice.transforms.record.RecordModel}, filter
 * and coder. Only this package knows what a chat message is.
 */
package io.sluice.transforms.chat;
