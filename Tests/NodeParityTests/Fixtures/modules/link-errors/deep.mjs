import './deeper.mjs'; console.log('never');
