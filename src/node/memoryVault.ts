import { SecretVault } from './secretVault';

/** A vault that ends with the process: where no other place may keep secrets, the person is asked again. */
export function memoryVault(secrets = new Map<string, string>(), state = new Map<string, unknown>()): SecretVault {
  return new SecretVault(
    {
      get: (key) => Promise.resolve(secrets.get(key)),
      store: (key, value) => Promise.resolve(void secrets.set(key, value)),
      delete: (key) => Promise.resolve(void secrets.delete(key)),
    },
    {
      get: (key) => state.get(key),
      update: (key, value) => Promise.resolve(void state.set(key, value)),
    },
  );
}
