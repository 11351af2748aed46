import { writeFileSync } from 'node:fs';

const testsOf = ({ tests, suites }) => [...tests, ...suites.flatMap(testsOf)];

/** A reporter of web-test-runner that writes how many tests passed and failed; a file that broke off counts as one. */
export function countingReporter(path) {
  return {
    stop({ sessions }) {
      const tests = sessions.flatMap(({ testResults }) => (testResults ? testsOf(testResults) : []));
      const broken = sessions.filter(({ passed, testResults }) =>
        passed !== true && (testResults ? testsOf(testResults) : []).every((test) => test.passed || test.skipped));
      writeFileSync(path, JSON.stringify({
        passed: tests.filter((test) => test.passed && !test.skipped).length,
        failed: tests.filter((test) => !test.passed && !test.skipped).length + broken.length,
      }));
    },
  };
}
