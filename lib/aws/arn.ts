/** `arn:partition:service:region:account:resource`, each part as written. */
export type Arn = {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

export function parseArn(text: string): Arn | null {
  const match = /^arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):(\d{12}|aws)?:(\S.*)$/.exec(text)
  if (!match) return null
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match
  return { partition, service, region, account, resource }
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_InstanceMetadata.html */
export function isInstanceArn(text: string): boolean {
  return /^arn:aws[a-z-]*:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/.test(text)
}

/** A name that AWS could have given a Region, in any partition: nothing else may become part of a host name. */
export function isRegionName(text: string): boolean {
  return /^[a-z]{2,4}(-[a-z]{2,12}){1,3}-\d{1,2}$/.test(text)
}
