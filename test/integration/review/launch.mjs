/** A window of its own: its tests look at what is in front of the editor, and at the Problems of it. */
export const options = {};
