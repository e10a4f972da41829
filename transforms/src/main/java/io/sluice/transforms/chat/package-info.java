/**
 * Chat records: the {@link io.sluice.transforms.chat.ChatMessage} and its model, the first {@link
 * io.sluice.transforms.record.RecordModel}.
 */
package io.sluice.transforms.chat;
