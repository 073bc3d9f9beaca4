/**
 * A window of its own: its workspace becomes a repository and stays one. Where it is taken away again, VS Code 1.104's Git
 * extension fails on what it still asks git about it, and Mocha takes that for the failure of whichever test runs then.
 */
export const options = {};
