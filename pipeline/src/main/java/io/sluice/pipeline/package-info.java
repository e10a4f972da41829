/**
 * Pipelines that put the transforms together: one package for each, with its options, its preflight
 * and its summary. They know no runner and never end the JVM.
 */
package io.sluice.pipeline;
