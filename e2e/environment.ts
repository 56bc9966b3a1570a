import { join } from 'node:path'

/** Where the tests of a real account put an AWS of their own; the server's environment leads there. */
export const demoPort = 3918
export const demoEndpoint = `http://127.0.0.1:${demoPort}`

/** Nothing of what the machine has of AWS. */
export const environmentOf = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: join(import.meta.dirname, 'aws-config'),
  AWS_SHARED_CREDENTIALS_FILE: join(import.meta.dirname, 'aws-config'),
}
