/**
 * The pipeline that loads files into a table. {@link io.sluice.pipeline.load.LoadPipeline} is the
 * assembly, {@link io.sluice.pipeline.load.Load} the run around it, from the checks to the summary.
 */
package io.sluice.pipeline.load;
