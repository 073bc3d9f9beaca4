import fc from 'fast-check';

/**
 * Properties try the same cases each time, so that a test run says the same of the same code. `PROPERTY_SEED=N` has those try
 * other cases that have no seed of their own.
 */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1) });
