// The storefront ships no framework: pages are HTML and forms, with small own scripts on top.
export const csr = false;
