/** Something this machine cannot offer, and what a person can do about it. Not a bug of the project. */
export class Unavailable extends Error {
  /** @param {string} message What is missing and how to get it. */
  constructor(message) {
    super(message);
    this.name = 'Unavailable';
  }
}
