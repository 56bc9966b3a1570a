import type { Operation } from '../call'
import { account } from './account'
import { iam } from './iam'
import { identitystore } from './identitystore'
import { kms } from './kms'
import { organizations } from './organizations'
import { ssoAdmin } from './sso-admin'
import { sts } from './sts'

/** By the name that a request is signed for. */
export type ServiceName = 'sso' | 'identitystore' | 'kms' | 'sts' | 'iam' | 'organizations' | 'account'

export const services: Readonly<Record<ServiceName, Readonly<Record<string, Operation>>>> = {
  sso: ssoAdmin,
  identitystore,
  kms,
  sts,
  iam,
  organizations,
  account,
}

export const jsonTargets: Readonly<Record<string, ServiceName>> = {
  SWBExternalService: 'sso',
  AWSIdentityStore: 'identitystore',
  TrentService: 'kms',
  AWSOrganizationsV20161128: 'organizations',
}

export const queryVersions: Readonly<Record<string, ServiceName>> = {
  '2011-06-15': 'sts',
  '2010-05-08': 'iam',
}

export const restPaths: Readonly<Record<string, readonly [ServiceName, string]>> = {
  '/listRegions': ['account', 'ListRegions'],
}
