// The shop without a network: its pages, and the answers given before.

import { serveAvatarPages } from '/_content/AvatarKit.AspNetCore/avatar-service-worker.js';

serveAvatarPages({ pages: ['/', '/workshop.html', '/shop.css', '/shop.js', '/shop.webmanifest', '/icons/shop.svg'] });
