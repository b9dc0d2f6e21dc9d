/** The same pages in Chinese. */
import './pages.test.ts'
