/** Ends a switch that must know every kind; the compiler refuses the call when one is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
