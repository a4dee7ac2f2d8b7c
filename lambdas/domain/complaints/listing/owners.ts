/** Among the owners of a filter: those complaints that nobody owns in person. */
export const NO_OWNER = 'none';
