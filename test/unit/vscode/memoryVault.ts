import { SecretVault } from '../../../src/vscode/secretVault';

/** A vault whose two storages are these maps. */
export function memoryVault(secrets = new Map<string, string>(), state = new Map<string, unknown>()): SecretVault {
  const storage = {
    get: (key: string) => Promise.resolve(secrets.get(key)),
    store: (key: string, value: string) => Promise.resolve(void secrets.set(key, value)),
    delete: (key: string) => Promise.resolve(void secrets.delete(key)),
  };
  const index = {
    get: (key: string): unknown => state.get(key),
    update: (key: string, value: unknown) => Promise.resolve(void state.set(key, value)),
  };
  return new SecretVault(storage, index as never);
}
