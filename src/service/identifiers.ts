/** Patterns of the ids and sigla of stored things. */

/** A dot only before a digit (`t17.2`): after a dot, letters are the extension of another representation (`t17.json`). */
export const ID = /^[a-z0-9](?:[a-z0-9_-]|\.(?=[0-9])){0,63}$/

/** Letters of any script, digits and the signs that editions put beside them. */
export const SIGLUM = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}*'+\-_.]*$/u
