package io.sluice.load;

import java.io.Serializable;

/** What a sensor measured, and when. */
record Reading(String sensor, long at, long value) implements Serializable {}
