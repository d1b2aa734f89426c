// Imported by tests that drive a browser: where nobody watches, one that failed is tried once more, and that is printed.
//
// A browser beside others on a busy machine now and then answers later than a test waits. What is wrong fails again.
if (process.env["CI"] === "true") jest.retryTimes(1, { logErrorsBeforeRetry: true });

export {};
