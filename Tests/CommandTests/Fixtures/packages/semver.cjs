'use strict';

module.exports = async (semver) => {
  return [semver.satisfies('1.2.3', '^1.2.0 || >=3'), semver.inc('1.2.3', 'prerelease', 'beta'), semver.sort(['1.10.0', '1.9.0', '1.2.0-rc.1']), semver.coerce('v2.3').version, semver.validRange('~1.2 <1.3'), semver.diff('1.0.0', '1.1.0')];
};
