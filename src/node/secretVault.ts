import type { SecretMemory } from '../run/ports';

/** How long the secrets of a run are kept that nobody goes on with. */
const longestKept = 30 * 24 * 60 * 60 * 1000;
const indexKey = 'releaseChecklist.runsWithSecrets';

/** A place for secrets, such as VS Code's own. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
}

/** A place for what is no secret, such as VS Code's memory of a workspace. */
export interface SecretIndex {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** Keeps the values that a run needs after an interruption and must not record, where secrets may be kept. */
export class SecretVault {
  readonly #storage: SecretStore;
  /** Which runs have secrets there, and since when: the storage itself cannot be listed. */
  readonly #index: SecretIndex;

  constructor(storage: SecretStore, index: SecretIndex) {
    this.#storage = storage;
    this.#index = index;
  }

  /** For a run that is about to start: nothing is stored before its id is known. */
  begin(): KeptSecrets {
    return new KeptSecrets(new Map(), (runId, values) => this.#store(runId, values));
  }

  /**
   * What is kept of a run, by the id of its journal's first event. That id is the digest of the checklist's text too: a
   * journal that somebody has made up for another checklist gets nothing.
   */
  async open(runId: string): Promise<KeptSecrets> {
    const kept = readKept(await this.#storage.get(keyOf(runId)));
    return new KeptSecrets(kept, (id, values) => this.#store(id, values), runId);
  }

  async remove(runId: string): Promise<void> {
    await this.#storage.delete(keyOf(runId));
    await this.#index.update(
      indexKey,
      this.#runs.filter(({ id }) => id !== runId),
    );
  }

  /** Removes what belongs to runs that nobody has gone on with for long. */
  async removeOld(now: number): Promise<void> {
    for (const { id, at } of this.#runs) if (now - at > longestKept) await this.remove(id);
  }

  get #runs(): readonly KnownRun[] {
    const known = this.#index.get(indexKey);
    return Array.isArray(known) ? known.filter(isKnownRun) : [];
  }

  async #store(runId: string, values: ReadonlyMap<string, string>): Promise<void> {
    await this.#index.update(indexKey, [...this.#runs.filter(({ id }) => id !== runId), { id: runId, at: Date.now() }]);
    await this.#storage.store(keyOf(runId), JSON.stringify([...values]));
  }
}

type StoreSecrets = (runId: string, values: ReadonlyMap<string, string>) => Promise<void>;

/** The values that are kept of one run. */
export class KeptSecrets implements SecretMemory {
  readonly #values: Map<string, string>;
  readonly #store: StoreSecrets;
  #runId: string | undefined;

  constructor(values: ReadonlyMap<string, string>, store: StoreSecrets, runId?: string) {
    this.#values = new Map(values);
    this.#store = store;
    this.#runId = runId;
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  async set(name: string, value: string): Promise<void> {
    this.#values.set(name, value);
    await this.#save();
  }

  /** From now on the values outlive this window. */
  async belongTo(runId: string): Promise<void> {
    this.#runId = runId;
    await this.#save();
  }

  values(): readonly string[] {
    return [...this.#values.values()];
  }

  async #save(): Promise<void> {
    if (this.#runId !== undefined && this.#values.size > 0) await this.#store(this.#runId, this.#values);
  }
}

function keyOf(runId: string): string {
  return `releaseChecklist.run.${runId}`;
}

/** What cannot be read is as good as not there: the person is asked again. */
function readKept(text: string | undefined): ReadonlyMap<string, string> {
  try {
    const entries: unknown = JSON.parse(text ?? '[]');
    return new Map(Array.isArray(entries) ? entries.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}

interface KnownRun {
  readonly id: string;
  readonly at: number;
}

function isKnownRun(value: unknown): value is KnownRun {
  const known = value as Partial<KnownRun> | null;
  return typeof known?.id === 'string' && typeof known.at === 'number';
}

function isEntry(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}
