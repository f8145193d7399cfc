export async function measureConnections() {}
