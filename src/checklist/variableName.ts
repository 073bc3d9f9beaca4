/** The environment variable by which commands see an input: `api-version` → `API_VERSION`. */
export function variableName(input: string): string {
  return input.toUpperCase().replaceAll('-', '_');
}
