/** A window of its own: its release writes into the workspace. */
export const options = {};
