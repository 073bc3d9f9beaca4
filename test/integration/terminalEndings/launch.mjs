/** Every ending in every shell: `--launch terminalEndings --grep "integrated zsh"` runs those of one. */
export const options = {};

/** Hundreds of endings; about a second each on a slow machine. */
export const minutes = 12;
