/** Every ending in every shell: `--launch terminalEndings --grep "integrated zsh"` runs those of one. */
export const options = {};
