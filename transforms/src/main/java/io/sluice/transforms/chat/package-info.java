/**
 * Defines chat messages: the record and its {@link io.sluice.transforms.record.RecordModel}, filter
 * and coder. Of the packages that load, only this one knows what a chat message is.
 */
package io.sluice.transforms.chat;
