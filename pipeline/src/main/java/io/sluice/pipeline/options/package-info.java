/**
 * The options that several pipelines share, and the checked values that they become. Nothing below
 * these values sees Beam's options.
 */
package io.sluice.pipeline.options;
