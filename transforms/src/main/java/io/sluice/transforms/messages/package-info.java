/**
 * Makes strings from outside safe for messages and logs. File names and server messages can contain
 * line breaks and control characters.
 */
package io.sluice.transforms.messages;
