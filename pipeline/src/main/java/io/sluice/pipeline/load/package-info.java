/**
 * The load: files of JSON lines into a table. {@link io.sluice.pipeline.load.LoadPipeline} is the
 * assembly, {@link io.sluice.pipeline.load.Load} the run around it, from the first check to the
 * summary in which every line that was read stands under exactly one outcome. A replay is a load of
 * the lines that stand in rejects.
 */
package io.sluice.pipeline.load;
