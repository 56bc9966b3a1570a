import { dashboardFigures } from './dashboard'
import { print } from './figure'
import { policyFigures } from './policy'
import { rateFigures, runFigures } from './runs'
import { serverFigures } from './server'
import { sharedReportFigures } from './shared-report'

/** Ratios to the limits, in one run on one machine; nothing here is asserted. */
print(await policyFigures())
print(await rateFigures())
print(await runFigures())
print(await serverFigures())
print(await sharedReportFigures())
print(await dashboardFigures())
