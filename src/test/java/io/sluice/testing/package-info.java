/**
 * What the end-to-end tests share: real servers, the program as a user runs it, and an oracle that
 * shares no code with the loader.
 */
package io.sluice.testing;
