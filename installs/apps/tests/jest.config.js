export default { testMatch: ['<rootDir>/page.test.mjs'], transform: {} }
