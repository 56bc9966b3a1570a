/** An error as AWS names it in JSON; each protocol spells it its own way. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    /** Fields beside the message, such as `Reason`. */
    readonly fields: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
  }
}

export const accessDenied = (message: string, fields?: Readonly<Record<string, unknown>>) =>
  new AwsError('AccessDeniedException', message, 400, fields)

export const invalidToken = () =>
  new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.')

export const expiredToken = () =>
  new AwsError('ExpiredTokenException', 'The security token included in the request is expired')

export const noSuchEntity = (message: string) => new AwsError('NoSuchEntityException', message, 404)
