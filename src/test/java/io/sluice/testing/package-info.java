/**
 * What the end-to-end tests share: real servers, which may be killed, and what may stand between
 * them and a client; a server that means harm; the program as a user runs it; and an oracle that
 * shares no code with the loader.
 */
package io.sluice.testing;
