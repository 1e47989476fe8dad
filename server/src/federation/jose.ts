/** The library of JSON Web Tokens, loaded when the first one is read or made: most servers never see one. */
export const jose = () => import('jose')
