/**
 * "Context key names are not case-sensitive", an encryption context's among them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function canonicalKey(key: string): string {
  return key.toLowerCase()
}
