// The character's colours.

export const PALETTE = Object.freeze({
  skin: ['#fbdcc4', '#f3c3a2', '#e2a17d'],
  hair: ['#8a4d34', '#5b2d21', '#371913'],
  lipUpper: ['#c65f5c', '#b04a4d'], lipLower: ['#dd7b74', '#c65f5e'], lipLine: '#7c2c35',
  iris: ['#c08a4a', '#7a4b26', '#3c2213'], lash: '#2b1512', brow: '#6b3626',
  coat: ['#2f8f8b', '#1c6468', '#134a50'], shirt: ['#fff8ee', '#efdcc8'],
  backdrop: ['#fff3e6', '#ffd9c7', '#e7b8c8', '#b7a3d0'],
});
