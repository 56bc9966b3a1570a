import type { RequestPrincipal } from '../identity'
import { principalText } from '../principal'
import type { PolicyRequest } from '../request'

/**
 * The call that puts a policy on the key, made by the caller itself and not through a service: what is asked to tell
 * whether the policy would lock its writer out. Every condition key that is not known of it is unknown.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
 */
export function putKeyPolicyRequest(principal: RequestPrincipal, keyArn: string): PolicyRequest {
  const [, , , region, keyAccount] = keyArn.split(':')
  const arn = principalText(principal)
  const account = 'account' in principal ? principal.account : arn.split(':')[4]
  const isSession = arn.split(':')[2] === 'sts'
  return {
    principal,
    action: 'kms:PutKeyPolicy',
    resource: keyArn,
    context: {
      'aws:PrincipalIsAWSService': 'false',
      'aws:SecureTransport': 'true',
      // A parameter of the call; "the default value is false".
      'kms:BypassPolicyLockoutSafetyCheck': 'false',
      ...(region ? { 'aws:RequestedRegion': region } : {}),
      ...(keyAccount ? { 'aws:ResourceAccount': keyAccount } : {}),
      ...(account ? { 'aws:PrincipalAccount': account, 'kms:CallerAccount': account } : {}),
      // Of a session it is its role's ARN, with a path that the session's own does not tell.
      ...(isSession ? {} : { 'aws:PrincipalArn': arn }),
    },
    absent: ['kms:ViaService', 'kms:EncryptionContext:*', 'kms:EncryptionContextKeys', ...onlyFromServices],
  }
}

/**
 * "Only available when the call to your resource is made directly by an AWS service principal."
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceaccount
 */
const onlyFromServices = [
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
]
