/**
 * Makes strings from outside safe for messages and logs. Names of files and messages of servers can
 * contain line breaks and control characters.
 */
package io.sluice.transforms.messages;
