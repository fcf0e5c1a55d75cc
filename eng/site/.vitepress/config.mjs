// The documentation site: pages made by eng/Reference, searched without a network.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';

const site = join(dirname(fileURLToPath(import.meta.url)), '..');
const api = JSON.parse(readFileSync(join(site, 'pages', 'sidebar.json'), 'utf8'));

const guide = (text, name) => ({ text, link: `/guides/${name}` });

// In the order in which somebody new needs them.
const guides = [
  {
    text: 'Begin',
    items: [
      guide('Getting started', 'getting-started'),
      guide('The packages', 'packages'),
      guide('Concepts', 'concepts'),
      guide('Settings', 'settings'),
      guide('Providers', 'providers'),
      guide('Testing', 'testing'),
      guide('Warnings while you compile', 'analyzers'),
    ],
  },
  {
    text: 'On the web',
    items: [guide('The avatar on the web', 'web'), guide('Sessions', 'sessions'), guide('The live protocol', 'live-protocol')],
  },
  {
    text: 'Voice',
    items: [guide('Voices', 'voices'), guide('What is read aloud', 'speakable-text')],
  },
  {
    text: 'Face',
    items: [
      guide('The face', 'face'),
      guide('Portraits in the browser', 'portraits'),
      guide('Video', 'video'),
      guide('Characters: the rig format', 'rigs'),
    ],
  },
  {
    text: 'Answers',
    items: [
      guide('Routing', 'routing'),
      guide('Tools', 'tools'),
      guide('The response cache', 'caching'),
      guide('Guards', 'guards'),
      guide('Costs', 'costs'),
    ],
  },
  {
    text: 'On AWS',
    items: [guide('On AWS', 'aws'), guide('DynamoDB and S3', 'aws-storage')],
  },
  {
    text: 'In production',
    items: [
      guide('When things fail', 'resilience'),
      guide('Operations', 'operations'),
      guide('Logging', 'logging'),
      guide('Privacy', 'privacy'),
      guide('Privacy at rest', 'privacy-at-rest'),
      guide('Performance', 'performance'),
    ],
  },
  {
    text: 'Look up',
    items: [{ text: 'Settings reference', link: '/reference/settings' }, { text: 'API reference', link: '/api/' }],
  },
];

/** As GitHub makes anchors of headings, so that links work on both. */
const slugify = (heading) => heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '').replaceAll(' ', '-');

/** The name of a heading's own link is read aloud: without the marks that the heading is written with. */
function nameLinks(markdown) {
  markdown.core.ruler.push('links-of-headings', (state) => {
    const inner = state.tokens.filter((token) => token.type === 'inline').flatMap((token) => token.children);
    for (const link of inner.filter((token) => token.attrGet('class') === 'header-anchor')) {
      link.attrSet('aria-label', link.attrGet('aria-label').replaceAll(/`| \{#.*?\}/g, ''));
    }
  });
}

export default defineConfig({
  title: 'AvatarKit',
  description: 'A talking avatar for any .NET application',
  lang: 'en',
  srcDir: 'pages',
  outDir: process.env.AVATARKIT_SITE ?? join(site, 'dist'),
  metaChunk: true,
  // The words of the search are one file, which is fetched when somebody searches.
  vite: { build: { chunkSizeWarningLimit: 2_000 } },
  markdown: {
    anchor: { slugify },
    config: nameLinks,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  themeConfig: {
    nav: [
      { text: 'Guides', link: '/guides/getting-started', activeMatch: '^/guides/' },
      { text: 'Settings', link: '/reference/settings' },
      { text: 'API', link: '/api/', activeMatch: '^/api/' },
    ],
    sidebar: { '/api/': [{ text: 'API reference', link: '/api/' }, ...api], '/': guides },
    outline: { level: 2 },
    search: { provider: 'local' },
  },
});
