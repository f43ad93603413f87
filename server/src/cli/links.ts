/** Addresses of the project that outputs point to. */
export const homePage = 'https://github.com/tcpparms/tcpparms';

/** The page that explains a check. */
export const checkPage = (code: string): string => `${homePage}/blob/main/docs/checks/${code}.md`;
