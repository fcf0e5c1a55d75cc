global using AvatarKit.Fuzz.Mutation;
global using AvatarKit.Fuzz.Running;
global using AvatarKit.Fuzz.Targets;
