import { describe, expect, test } from 'vitest'
import { adminPermissionsSource } from './admin-permissions'
import { applicationKind } from './applications'
import { consoleUrl, organizationsUrl } from './console'
import { firewallHosts, firewallSource } from './firewall'
import { notSeen } from './not-seen'
import { enabledByDefault, idcRegionSupport, profileRegions, regionLabel, supportedRegions } from './regions'
import { signInReport, startUrl } from './sign-in'
import * as sources from './sources'

const all = [
  ...Object.values(sources),
  adminPermissionsSource,
  firewallSource,
  signInReport,
  supportedRegions,
]

test.each(all.map(source => [source.title, source] as const))(
  '%s: a page, and the day it was read',
  (_title, source) => {
    expect(new URL(source.url).protocol).toBe('https:')
    expect(source.verified).toMatch(/^202[56]-\d\d-\d\d$/)
    // Issues are what users report, pages are what Kiro and AWS document.
    expect(source.mark).toBe(source.url.includes('/issues/') ? 'R' : 'D')
  },
)

describe('Regions', () => {
  test('there are 19 that may hold an instance, two of them by count only', () => {
    const regions = [...enabledByDefault('aws'), ...enabledByDefault('aws-us-gov')]
    expect(regions.map(idcRegionSupport).filter(each => each === 'supported')).toHaveLength(17)
    expect(regions.map(idcRegionSupport).filter(each => each === 'by-count')).toHaveLength(2)
  })

  test('a profile lives in two of each partition', () => {
    expect([profileRegions('aws'), profileRegions('aws-us-gov')]).toEqual([
      ['us-east-1', 'eu-central-1'],
      ['us-gov-east-1', 'us-gov-west-1'],
    ])
  })

  test.each([
    ['eu-central-1', 'Europe (Frankfurt), eu-central-1'],
    ['eu-central-9', 'eu-central-9'],
  ])('%s is called %s', (region, label) => {
    expect(regionLabel(region)).toBe(label)
  })
})

describe('names of applications', () => {
  test.each([
    ['KiroProfile-us-east-1', { product: 'kiro', profileRegion: 'us-east-1' }],
    ['KiroProfile-us-gov-west-1', { product: 'kiro', profileRegion: 'us-gov-west-1' }],
    ['Kiro Sign-In - KiroProfile-eu-central-1', { product: 'kiro-sign-in', profileRegion: 'eu-central-1' }],
    ['QDevProfile-us-east-1', { product: 'amazon-q', profileRegion: 'us-east-1' }],
    ['kiroprofile-us-east-1', null],
    ['My KiroProfile-us-east-1', null],
    ['KiroProfile-', null],
    ['KiroProfile-us-east-1\n', null],
    [`KiroProfile-${'a'.repeat(100_000)}`, null],
    ['KiroProfile-<script>', null],
    ['', null],
  ])('%j', (name, kind) => {
    expect(applicationKind(name)).toEqual(kind)
  })
})

test('the hosts of Identity Center are those of its Region and directory', () => {
  const hosts = firewallHosts('eu-west-2', 'd-1234567890') ?? []
  expect(hosts.filter(host => host.includes('eu-west-2') || host.includes('d-1234567890'))).toEqual([
    'eu-west-2.signin.aws',
    'eu-west-2.signin.aws.amazon.com',
    'd-1234567890.awsapps.com',
    'portal.sso.eu-west-2.amazonaws.com',
    'assets.sso-portal.eu-west-2.amazonaws.com',
    'oidc.eu-west-2.amazonaws.com',
  ])
  expect(new Set(hosts).size).toBe(22)
})

test('what GovCloud needs is not known, and not made up', () => {
  expect([firewallHosts('us-gov-west-1', 'd-1'), startUrl('us-gov-west-1', 'd-1')]).toEqual([null, null])
  expect(startUrl('eu-west-2', 'd-1')).toBe('https://d-1.awsapps.com/start')
})

test('the console is that of the partition, and a foreign Region stays within its place', () => {
  expect(consoleUrl('singlesignon', 'us-gov-west-1')).toContain('//console.amazonaws-us-gov.com/')
  expect(consoleUrl('singlesignon', 'x&y#z')).toBe(
    'https://console.aws.amazon.com/singlesignon/home?region=x%26y%23z',
  )
  expect(organizationsUrl('aws', 'services')).toBe(
    'https://console.aws.amazon.com/organizations/v2/home/services',
  )
})

test('what no checker can see is said with the issues that tell of it', () => {
  const issues = notSeen.flatMap(({ params }) => Object.values(params).join(' ').match(/#\d+/g) ?? [])
  expect(issues).toEqual(
    '#6139 #6791 #7860 #8115 #8574 #8810 #9127 #9147 #7089 #10180 #10313 #11420 #11443 #10645 #10332 #4654 #5888'.split(
      ' ',
    ),
  )
})
