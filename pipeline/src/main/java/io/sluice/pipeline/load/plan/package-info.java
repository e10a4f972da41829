/**
 * Plans a load without running it: its checks, a sample of its inputs and an estimate. {@link
 * io.sluice.pipeline.load.plan.Planner} makes the plan, {@link
 * io.sluice.pipeline.load.plan.PlanText} prints it.
 */
package io.sluice.pipeline.load.plan;
