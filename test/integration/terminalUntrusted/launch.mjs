/** VS Code asks whether the folder is trusted, and nobody answers. */
export const options = { trust: 'enabled' };
