/**
 * How often a property is tried: `PROPERTY_RUNS` when it is set, as the stage `properties` of the test run does, else as
 * often as takes a few seconds.
 */
export function propertyRuns(usual: number): number {
  const asked = Number(process.env['PROPERTY_RUNS']);
  return Number.isInteger(asked) && asked > 0 ? asked : usual;
}
