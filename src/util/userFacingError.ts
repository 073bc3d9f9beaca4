/** An error that the person can do something about. Its message is shown as it is: a full sentence that says what to do. */
export class UserFacingError extends Error {
  override readonly name = 'UserFacingError';
}
